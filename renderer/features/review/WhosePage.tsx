import { Button } from '@mantine/core';
import { UserRoundX } from 'lucide-react';
import { useState } from 'react';
import type { IdentityView } from '../../../shared/contract/identity';
import { samePage } from '../../../shared/domain/review/slice';
import { ConfirmPatientDialog } from './ConfirmPatientDialog';
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
  const [confirming, setConfirming] = useState(false);
  const other = view?.identity.others.find((one) => samePage(one, page));
  if (!view || page.leftOut !== undefined) return null;
  if (!other) {
    const unsure = view.identity.unsure.find((one) => samePage(one, page));
    return unsure ? <Unsure because={unsure.because} patient={view.band.patient} /> : null;
  }
  return (
    <>
      <Alien other={other} onConfirm={() => setConfirming(true)} />
      {confirming ? (
        <ConfirmPatientDialog
          desk={desk}
          page={page}
          other={other}
          onClose={() => setConfirming(false)}
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

type Other = IdentityView['others'][number];

function Alien({ other, onConfirm }: { readonly other: Other; readonly onConfirm: () => void }) {
  const { because, alsoPatient, settled, confirmations } = other;
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
      {settled ? null : (
        <>
          <p>
            {confirmations.length === 0
              ? 'Leave it out. If it belongs to this patient all the same, two people have to say so.'
              : 'A second person has to say so too.'}
          </p>
          <Button size="compact-sm" variant="default" aria-haspopup="dialog" onClick={onConfirm}>
            It belongs here…
          </Button>
        </>
      )}
    </div>
  );
}
