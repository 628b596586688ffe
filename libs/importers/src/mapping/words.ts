/** Words as lists of words are written here, the surest first, with semicolons between them. */
export const words = (text: string): readonly string[] => text.split(';').map((word) => word.trim().replace(/\s+/g, ' '));
