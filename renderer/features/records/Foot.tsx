import { Button } from '@mantine/core';
import { Link } from 'react-router';
import type { RequestHandle } from '../../app/desk/useRequest';
import { requestPath } from '../../app/paths';
import { StatusBadge } from '../../app/ui/StatusBadge';
import { pagesText } from './recordWords';
import styles from './records.module.css';

interface FootProps {
  readonly handle: RequestHandle;
  readonly requestId: string;
}

export function Foot({ handle, requestId }: FootProps) {
  const records = handle.view?.request.records;
  const documents = records?.documents ?? [];
  const pages = documents.reduce((sum, document) => sum + document.pages.length, 0);
  const isComplete = records?.complete !== undefined;
  const complete = (yes: boolean) =>
    void handle.run('records.complete', { requestId, complete: yes });
  return (
    <>
      <p className={styles.foot}>
        <strong>
          {documents.length === 1 ? '1 document' : `${documents.length} documents`},{' '}
          {pagesText(pages)}
        </strong>
        {isComplete ? <StatusBadge tone="ok" label="Everything in scope is here" /> : null}
      </p>
      <Button
        variant="default"
        component={Link}
        to={`${requestPath(requestId, 'answer')}#not-there`}
      >
        Some cannot be found
      </Button>
      {isComplete ? (
        <>
          <Button variant="default" onClick={() => complete(false)}>
            Something is still missing
          </Button>
          <Button component={Link} to={requestPath(requestId, 'review')}>
            Go on to the review
          </Button>
        </>
      ) : (
        <Button disabled={documents.length === 0} onClick={() => complete(true)}>
          This is everything in scope
        </Button>
      )}
    </>
  );
}
