/** Where a repository keeps its playbook, unless it is told another place. */
export const PLAYBOOK_FILE = ".github/almanac.yml";
