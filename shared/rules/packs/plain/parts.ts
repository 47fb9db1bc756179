import pack from './pack.json';

/** Each file is a part of the pack; none repeats a key of another. */
export const plain: readonly object[] = [pack];
