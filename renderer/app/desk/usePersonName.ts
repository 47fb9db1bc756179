import { useDesk } from './deskContext';

/** The name behind a person's id; ids alone stand in the log. */
export function usePersonName(): (id: string) => string {
  const { session } = useDesk();
  const people = session.state === 'empty' ? [] : session.people;
  return (id) => people.find((person) => person.id === id)?.name ?? 'Someone who has left';
}
