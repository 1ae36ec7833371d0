/** Brings the tag of the template picker when it is first opened; it is there already where a page registered it. */
export const templatePicker = {load: (): Promise<unknown> => Promise.resolve()};
