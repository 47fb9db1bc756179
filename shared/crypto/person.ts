/** Who can unlock the desk. Staff only. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: string;
}

export interface NewPerson {
  /** Given by whoever has to name the person before there is a key; random where absent. */
  readonly id?: string;
  readonly name: string;
  readonly role: string;
  readonly passphrase: string;
}
