import { resolve } from 'node:path'
import ts from 'typescript'

/**
 * The text keys that the page's code uses, as the compiler knows them. A computed part of a key counts with the values that its
 * type allows.
 */
export function usedTexts(folder: string, texts: ReadonlySet<string>): Set<string> {
  const file = ts.findConfigFile(folder, ts.sys.fileExists) ?? ''
  const read = ts.readConfigFile(file, ts.sys.readFile)
  const { fileNames, options } = ts.parseJsonConfigFileContent(read.config, ts.sys, folder)
  const program = ts.createProgram(fileNames, options)
  const checker = program.getTypeChecker()
  const used = new Set<string>()
  const take = (type: ts.Type) => {
    for (const one of type.isUnion() ? type.types : [type]) {
      if (one.isStringLiteral() && texts.has(one.value)) used.add(one.value)
    }
  }
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && texts.has(node.text)) used.add(node.text)
    if (ts.isTemplateExpression(node)) take(checker.getTypeAtLocation(node))
    ts.forEachChild(node, visit)
  }
  const own = resolve(folder, 'src')
  const isCode = ({ fileName }: ts.SourceFile) => fileName.startsWith(own) && !/\.test\.tsx?$|\/src\/(test|i18n)\//.test(fileName)
  program.getSourceFiles().filter(isCode).forEach(visit)
  return used
}
