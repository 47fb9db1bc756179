import { Suspense, useState } from 'react';
import { Route, Routes, useLocation } from 'react-router';
import { useDesk } from '../desk/deskContext';
import { OpeningContext, type Opening } from '../desk/opening';
import { useIdleLock } from '../lock/useIdleLock';
import { routes } from '../routes';
import { ClockBand } from '../ui/ClockBand';
import { PracticeBand } from '../ui/PracticeBand';
import { useShortcuts } from '../ui/shortcuts';
import { CrashGuard } from './CrashGuard';
import { FindBox, openFindBox } from './FindBox';
import { useKeptFocus } from './keptFocus';
import { NotHere } from './NotHere';
import { Rail } from './Rail';
import { TopBar } from './TopBar';
import css from './frame.module.css';

/** What stands around every screen while somebody is signed in. */
export function Frame() {
  const { lock } = useDesk();
  const secondsLeft = useIdleLock(lock);
  const { pathname } = useLocation();
  const [opening] = useState<Opening>(() => ({}));
  useKeptFocus();
  useShortcuts({ 'ctrl+l': lock }, 'always');
  useShortcuts({ 'ctrl+k': openFindBox }, 'over-fields');
  return (
    <div className={css.frame}>
      <a
        className={css.skip}
        href="#screen"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('screen')?.focus();
        }}
      >
        Skip to the screen
      </a>
      <PracticeBand />
      <ClockBand />
      <TopBar secondsLeft={secondsLeft} />
      <div className={css.middle}>
        <Rail />
        <main id="screen" tabIndex={-1} className={css.main}>
          <OpeningContext value={opening}>
            <CrashGuard key={pathname}>
              <Suspense fallback={<p className={css.loading}>Opening…</p>}>
                <Routes>
                  {routes.map(({ path, screen: Screen }) => (
                    <Route key={path} path={path} element={<Screen />} />
                  ))}
                  <Route path="*" element={<NotHere />} />
                </Routes>
              </Suspense>
            </CrashGuard>
          </OpeningContext>
        </main>
      </div>
      <FindBox />
    </div>
  );
}
