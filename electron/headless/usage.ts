/** How each verb is called; `roi help` prints them all. A password in a file is its first line. */
export const usage = {
  'import-check': 'roi import-check FILE [--password P]',
  redact:
    'roi redact IN.pdf --marks MARKS.json --out OUT.pdf [--password P] [--dpi N] [--searchable]',
  verify: 'roi verify OUT.pdf [--marks MARKS.json]',
  packet: 'roi packet SPEC.json --out OUT.pdf [--password-file FILE] [--searchable]',
  decide: 'roi decide CASE.json',
} as const;
export type VerbName = keyof typeof usage;
