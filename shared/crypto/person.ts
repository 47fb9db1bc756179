/** Who can unlock the desk. Staff only. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: string;
}

export interface NewPerson {
  readonly name: string;
  readonly role: string;
  readonly passphrase: string;
}
