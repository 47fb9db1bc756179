import { Loader } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { VaultSeat } from './vaultSeat';
import css from './start.module.css';

/** While the vault opens; making the practice clinic takes a while and says how far it is. */
export function Starting(props: { practice: boolean; seat: VaultSeat }) {
  const [count, setCount] = useState('');
  const { seat } = props;
  useEffect(
    () =>
      seat.onEvent((event) => {
        if (event.type === 'progress') setCount(`${event.done} of ${event.total}`);
      }),
    [seat],
  );
  return (
    <main className={css.centre}>
      <Loader aria-hidden />
      <p role="status">
        {props.practice ? 'Opening the practice clinic…' : 'Opening the desk…'} {count}
      </p>
    </main>
  );
}
