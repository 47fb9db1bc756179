/** Bundles the headless door when a source is newer; gives the path of the program. */
export function builtDoor(): string;
