/** Where people see a repository. */
export function repositoryOnGitHub(
  web: string,
  { owner, name }: { readonly owner: string; readonly name: string },
): string {
  return `${web}/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;
}
