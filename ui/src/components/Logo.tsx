/** The logo: a bridge over two ledger lines. */
export function Logo() {
  return (
    <svg width="26" height="26" viewBox="0 0 26 26" fill="none" aria-hidden="true" focusable="false">
      <path d="M3 19v-4a10 10 0 0 1 20 0v4" stroke="var(--accent)" strokeWidth="2.4" strokeLinecap="round" />
      <path d="M9.5 19v-3.5M16.5 19v-3.5M13 19V9" stroke="var(--accent)" strokeWidth="1.6" strokeLinecap="round" />
      <path d="M1.5 19.5h23M1.5 23.5h23" stroke="var(--line-strong)" strokeWidth="1.6" strokeLinecap="round" />
    </svg>
  )
}
