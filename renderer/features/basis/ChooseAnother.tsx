import { Button } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { BasisPreview } from '../../../shared/contract/basis';
import type { RequestView } from '../../../shared/contract/request';
import { managingRoles } from '../../../shared/contract/verb';
import { useDesk } from '../../app/desk/deskContext';
import type { RequestHandle } from '../../app/desk/useRequest';
import { requestPath } from '../../app/paths';
import { OverrideDialog } from './OverrideDialog';

interface ChooseAnotherProps {
  request: RequestHandle;
  view: RequestView;
  preview: BasisPreview | undefined;
  answers: BasisPreview['answers'];
}

/** Only a manager may choose another basis than the rules. */
export function ChooseAnother({ request, view, preview, answers }: ChooseAnotherProps) {
  const { session } = useDesk();
  const navigate = useNavigate();
  const [choosing, setChoosing] = useState(false);
  const requestId = view.request.id;
  const mayChoose = session.state === 'open' && managingRoles.includes(session.user.role);
  if (!mayChoose || !preview) return null;
  const override = async (words: { row: string; reason: string }) => {
    const reply = await request.run('basis.override', { requestId, answers, ...words });
    if (reply.ok) await navigate(requestPath(requestId));
    return reply.ok;
  };
  return (
    <>
      <Button variant="subtle" onClick={() => setChoosing(true)}>
        Choose another basis…
      </Button>
      <OverrideDialog
        requestId={requestId}
        opened={choosing}
        busy={request.busy}
        fault={request.fault}
        onClose={() => setChoosing(false)}
        onChoose={override}
      />
    </>
  );
}
