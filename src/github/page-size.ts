/** Items of a page, the most that GitHub gives. */
export const pageSize = 100
