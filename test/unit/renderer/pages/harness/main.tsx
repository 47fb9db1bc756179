import '@mantine/core/styles.css';
import '../../../../../renderer/app/desk.css';
import { MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { HashRouter, Route, Routes } from 'react-router';
import { DeskContext } from '../../../../../renderer/app/desk/deskContext';
import { OpeningContext } from '../../../../../renderer/app/desk/opening';
import { cssVariables, theme } from '../../../../../renderer/app/theme';
import { AuthorizationScreen } from '../../../../../renderer/features/authorization/AuthorizationScreen';
import { RecordsScreen } from '../../../../../renderer/features/records/RecordsScreen';
import { ReviewScreen } from '../../../../../renderer/features/review/ReviewScreen';
import { createFakeDesk } from './fakeDesk';

const fake = createFakeDesk(new URLSearchParams(location.search).get('case') ?? 'usual');
Object.assign(window, { fake });

/** The rail and the bar of the real frame take this much; the screens get the rest. */
function Frame() {
  return (
    <div style={{ display: 'grid', gridTemplateRows: '48px minmax(0, 1fr)', height: '100dvh' }}>
      <header>ROI Desk</header>
      <div style={{ display: 'grid', gridTemplateColumns: '168px minmax(0, 1fr)', minHeight: 0 }}>
        <nav aria-label="Places">Places</nav>
        <main style={{ minWidth: 0, minHeight: 0 }}>
          <Routes>
            <Route path="/request/:requestId/authorization" element={<AuthorizationScreen />} />
            <Route path="/request/:requestId/records" element={<RecordsScreen />} />
            <Route path="/request/:requestId/review" element={<ReviewScreen />} />
            <Route path="*" element={<h1>Elsewhere</h1>} />
          </Routes>
        </main>
      </div>
    </div>
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables}>
      <DeskContext value={fake.desk}>
        <OpeningContext value={fake}>
          <HashRouter>
            <Frame />
          </HashRouter>
        </OpeningContext>
      </DeskContext>
    </MantineProvider>
  </StrictMode>,
);
