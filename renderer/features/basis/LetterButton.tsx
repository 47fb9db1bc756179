import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { BasisSlice } from '../../../shared/domain/basis/slice';
import type { RequestHandle } from '../../app/desk/useRequest';
import { ConfirmDialog } from '../../app/ui/ConfirmDialog';

interface LetterButtonProps {
  request: RequestHandle;
  requestId: string;
  basis: BasisSlice;
}

/** Tells the one who asks what is missing; the letter is kept with the papers. */
export function LetterButton({ request, requestId, basis }: LetterButtonProps) {
  const [writing, setWriting] = useState(false);
  const [caseCaption, setCaseCaption] = useState('');
  const wantsCase = basis.kind === 'subpoena';
  const send = async () => {
    const reply = await request.run('basis.sendLetter', { requestId, caseCaption });
    if (reply.ok) setWriting(false);
  };
  return (
    <>
      <Button variant="default" onClick={() => setWriting(true)}>
        Write what is missing…
      </Button>
      <ConfirmDialog
        opened={writing}
        title="Write what is missing"
        confirmLabel="Keep the letter"
        busy={request.busy}
        disabled={wantsCase && caseCaption.trim() === ''}
        fault={request.fault}
        onClose={() => setWriting(false)}
        onConfirm={() => void send()}
      >
        <p>The letter names what is missing and does not say whether anybody is a patient here.</p>
        {wantsCase && (
          <TextInput
            label="Case, court and number"
            required
            value={caseCaption}
            onChange={(event) => setCaseCaption(event.currentTarget.value)}
          />
        )}
      </ConfirmDialog>
    </>
  );
}
