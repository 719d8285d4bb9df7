/** Stands in a notice for the address of the repository's page, which only whoever applies the plan knows. */
export const REPOSITORY_PAGE = "almanac:repository-page";
