/** A field's name as people read it: `acceptWithinMinutes` as `Accept within minutes`, `locationId` as `Location`. */
export function fieldInWords(field: string): string {
  const words = field
    .replace(/(?<=[a-z])Ids?$/, '')
    .replaceAll('_', ' ')
    .replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
