/** The checks of the second reader in a clerk's words; one without words keeps its own name. */
const words: Readonly<Record<string, string>> = {
  structure: 'Nothing but known parts in the file',
  terms: 'No removed word anywhere in the file',
  text: 'No removed text on any page',
  pages: 'Every page there, in order, in size',
  'rebuilt pages': 'Marked pages are pictures, black under every mark',
  'kept pages': 'Other pages carry nothing hidden',
  stamps: 'Only our numbers and stamps were added',
  'own words': 'The file says nothing of itself but what we know',
};

export function checkName(name: string): string {
  return words[name] ?? name;
}
