import { Button } from '@mantine/core';
import { HardDrive, Lock, Search, UserRound } from 'lucide-react';
import { useDesk } from '../desk/deskContext';
import { openFindBox } from './FindBox';
import css from './frame.module.css';

export function TopBar({ secondsLeft }: { secondsLeft: number | undefined }) {
  const { session, lock } = useDesk();
  const isOpen = session.state === 'open';
  return (
    <header className={css.top}>
      <span className={css.clinic}>{isOpen ? session.clinic.name : 'ROI Desk'}</span>
      <button
        type="button"
        className={css.find}
        onClick={openFindBox}
        aria-keyshortcuts="Control+K"
      >
        <Search size={16} aria-hidden />
        <span>Search requests, patients, actions</span>
        <kbd>Ctrl+K</kbd>
      </button>
      <div className={css.topRight}>
        {secondsLeft !== undefined && <LockCountdown secondsLeft={secondsLeft} />}
        <span className={css.fact} title="Nothing leaves this PC unless you save or print it.">
          <HardDrive size={16} aria-hidden /> Only on this PC
        </span>
        <span className={css.fact}>
          <UserRound size={16} aria-hidden /> {isOpen ? session.user.name : ''}
        </span>
        <Button
          variant="default"
          size="xs"
          leftSection={<Lock size={14} aria-hidden />}
          onClick={lock}
          aria-keyshortcuts="Control+L"
          title="Ctrl+L"
        >
          Lock
        </Button>
      </div>
    </header>
  );
}

/** Any key or click stays as well; the button says so (WCAG 2.2.1). */
function LockCountdown({ secondsLeft }: { secondsLeft: number }) {
  return (
    <span className={css.countdown}>
      <span role="alert" className={css.spoken}>
        The desk locks in one minute. Press any key to stay.
      </span>
      <span aria-hidden>Locks in {secondsLeft} s</span>
      <Button size="compact-xs">Stay</Button>
    </span>
  );
}
