import { MantineProvider } from '@mantine/core'
import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Shell } from './components/Shell'
import { i18next, systemLanguage } from './i18n'
import { newQueryClient, queries } from './lib/queries'
import { Screen } from './screens/Screen'
import { cssVariables, theme } from './theme/theme'

/** The window: theme, language and query client around the present screen. */
export function App() {
  const [client] = useState(newQueryClient)
  return (
    <QueryClientProvider client={client}>
      <Themed />
    </QueryClientProvider>
  )
}

function Themed() {
  const preferences = useQuery(queries.preferences)
  const language = preferences.data?.language ?? systemLanguage()
  const chosen = preferences.data?.theme ?? 'system'
  useEffect(() => {
    void i18next.changeLanguage(language)
  }, [language])
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      forceColorScheme={chosen === 'system' ? undefined : chosen}
    >
      <Shell>
        <Screen />
      </Shell>
    </MantineProvider>
  )
}
