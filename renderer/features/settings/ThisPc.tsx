import { Button, Switch } from '@mantine/core';
import { useState } from 'react';
import { useDesk } from '../../app/desk/deskContext';
import { useFrame } from '../../app/start/frameContext';
import { setSingleKeys, singleKeysAreOn } from '../../app/ui/shortcuts';
import css from './settings.module.css';

export function ThisPc() {
  const { practice } = useDesk();
  const { switchPractice } = useFrame();
  const [keys, setKeys] = useState(singleKeysAreOn);
  return (
    <div className={css.narrow}>
      <Switch
        label="Single-letter keys"
        description="j, k, r and others work without Ctrl. Turn them off if you dictate or press keys by accident."
        checked={keys}
        onChange={(event) => {
          setSingleKeys(event.currentTarget.checked);
          setKeys(event.currentTarget.checked);
        }}
      />
      <p>The desk locks after 10 minutes without a key or click, and when the PC sleeps.</p>
      {switchPractice && (
        <>
          <h2 className={css.heading}>Practice clinic</h2>
          <p>
            {practice
              ? 'You are in the practice clinic. Your own clinic waits, locked.'
              : 'A made-up clinic with 60 requests to learn on. It is kept apart, and every page says so. Your own clinic is locked meanwhile.'}
          </p>
          <div>
            <Button variant="default" onClick={() => switchPractice(!practice)}>
              {practice ? 'Leave the practice clinic' : 'Open the practice clinic'}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
