import { Button, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { useDesk } from '../../app/desk/deskContext';
import { useFrame } from '../../app/start/frameContext';
import css from './firstRun.module.css';

export function ReadyStep({ onBack }: { onBack: () => void }) {
  const { refreshSession } = useDesk();
  const { switchPractice } = useFrame();
  const [way, setWay] = useState('real');
  const start = () =>
    way === 'practice' && switchPractice ? switchPractice(true) : void refreshSession();
  return (
    <Stack gap="md" mt="sm">
      <p>The desk is set up. Where do you want to begin?</p>
      <Radio.Group label="Begin" value={way} onChange={setWay}>
        <Stack gap="sm" mt="xs">
          <Radio
            value="real"
            label="With real requests"
            description="An empty desk. Start with a walk-in, or drop a scan."
          />
          {switchPractice && (
            <Radio
              value="practice"
              label="In the practice clinic"
              description="60 made-up requests in every state. It is kept apart from your clinic, and every page says so."
            />
          )}
        </Stack>
      </Radio.Group>
      <div className={css.foot}>
        <Button variant="default" onClick={onBack}>
          Back
        </Button>
        <Button onClick={start}>Start</Button>
      </div>
    </Stack>
  );
}
