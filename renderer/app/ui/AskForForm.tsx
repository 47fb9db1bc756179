import { Button } from '@mantine/core';
import { Link } from 'react-router';
import type { RequestView } from '../../../shared/contract/request';
import { requestPath } from '../paths';

interface AskForFormProps {
  readonly view: RequestView;
  readonly variant: 'filled' | 'default';
}

/** The way to the letter that asks for an authorization, where one is needed and none came. */
export function AskForForm({ view, variant }: AskForFormProps) {
  const missing = view.authorization?.missing;
  if (!missing) return null;
  const to = `${requestPath(view.request.id, 'letters')}?write=${missing.letter}`;
  return (
    <Button component={Link} variant={variant} to={to}>
      {missing.asked ? 'Ask for the form again' : 'Ask for the form'}
    </Button>
  );
}
