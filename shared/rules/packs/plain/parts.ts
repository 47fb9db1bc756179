import pack from './pack.json';
import gates from './gates.json';
import requirements from './requirements.json';

/** Each file is a part of the pack; none repeats a key of another. */
export const plain: readonly object[] = [pack, gates, requirements];
