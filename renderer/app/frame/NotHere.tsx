import { Button } from '@mantine/core';
import { Signpost } from 'lucide-react';
import { Link } from 'react-router';
import { paths } from '../paths';
import { EmptyState } from '../ui/EmptyState';
import { Screen } from '../ui/Screen';

export function NotHere() {
  return (
    <Screen title="Nothing stands here">
      <EmptyState
        icon={Signpost}
        title="This address leads nowhere"
        action={
          <Button component={Link} to={paths.desk}>
            Go to the desk
          </Button>
        }
      />
    </Screen>
  );
}
