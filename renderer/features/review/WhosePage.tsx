import { Button } from '@mantine/core';
import { UserRoundX } from 'lucide-react';
import { useState } from 'react';
import type { IdentityView } from '../../../shared/contract/identity';
import { samePage } from '../../../shared/domain/review/slice';
import { ConfirmPatientDialog } from './ConfirmPatientDialog';
import { RemovedDialog } from './RemovedDialog';
import type { ReviewPage } from './reviewPages';
import type { ReviewDesk } from './useReviewDesk';
import styles from './review.module.css';

interface WhosePageProps {
  readonly desk: ReviewDesk;
  readonly page: ReviewPage;
}

/** Whose the page in front is, by what stands on it; a page left out concerns nobody. */
export function WhosePage({ desk, page }: WhosePageProps) {
  const { view } = desk.handle;
  const [asking, setAsking] = useState<'belongs' | 'removed'>();
  const other = view?.identity.others.find((one) => samePage(one, page));
  if (!view || page.leftOut !== undefined) return null;
  if (!other) {
    const unsure = view.identity.unsure.find((one) => samePage(one, page));
    return unsure ? <Unsure because={unsure.because} patient={view.band.patient} /> : null;
  }
  return (
    <>
      <Alien
        other={other}
        isMarked={page.marks.some(({ status }) => status === 'accepted')}
        onConfirm={() => setAsking('belongs')}
        onRemoved={() => setAsking('removed')}
      />
      {asking === 'belongs' ? (
        <ConfirmPatientDialog
          desk={desk}
          page={page}
          other={other}
          onClose={() => setAsking(undefined)}
        />
      ) : null}
      {asking === 'removed' ? (
        <RemovedDialog
          desk={desk}
          page={page}
          other={other}
          patient={view.band.patient}
          onClose={() => setAsking(undefined)}
        />
      ) : null}
    </>
  );
}

function Unsure({ because, patient }: { readonly because: string; readonly patient: string }) {
  const found =
    because === ''
      ? 'No name and birth date of the patient could be read here.'
      : `“${because}” stands here.`;
  return (
    <p className={because === '' ? styles.dimmed : undefined}>
      {found} Make sure that the page is about {patient}.
    </p>
  );
}

function removalWords({ by, stands }: NonNullable<Other['removal']>): string {
  return stands
    ? `${by} looked at the page as it will leave: its marks remove the other person.`
    : `${by} said that the marks remove the other person. They were changed since: look again.`;
}

type Other = IdentityView['others'][number];

interface AlienProps {
  readonly other: Other;
  /** Some mark on the page is accepted. */
  readonly isMarked: boolean;
  readonly onConfirm: () => void;
  readonly onRemoved: () => void;
}

function Alien({ other, isMarked, onConfirm, onRemoved }: AlienProps) {
  const { because, alsoPatient, settled, confirmations, removal } = other;
  return (
    <div
      className={styles.alien}
      data-settled={settled}
      role="group"
      aria-label="Whose page is this?"
    >
      <p>
        <UserRoundX size={16} aria-hidden />
        <span>
          <strong>This page names somebody else:</strong> “{because}”.
          {alsoPatient ? ' The patient is named on it too.' : ''}
        </span>
      </p>
      {confirmations.map(({ by, reason }, at) => (
        <p key={at} className={styles.dimmed}>
          {by} said that it belongs here: {reason}
        </p>
      ))}
      {removal ? <p className={styles.dimmed}>{removalWords(removal)}</p> : null}
      {settled ? null : (
        <>
          <p>
            {confirmations.length === 0
              ? 'Leave it out, or cover with marks all that tells of the other person. If it belongs to this patient as it is, two people have to say so.'
              : 'A second person has to say so too.'}
          </p>
          <div className={styles.buttons}>
            {isMarked ? (
              <Button
                size="compact-sm"
                variant="default"
                aria-haspopup="dialog"
                onClick={onRemoved}
              >
                The marks remove that person…
              </Button>
            ) : null}
            <Button size="compact-sm" variant="default" aria-haspopup="dialog" onClick={onConfirm}>
              It belongs here…
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
