/** The pattern of areas whose number is not shown. */
export const HATCH_ID = 'el-hatch';
