import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './app/desk.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/start/App';
import { connectDesk } from './app/start/connectDesk';
import { StartFailure } from './app/start/StartFailure';
import { cssVariables, theme } from './app/theme';
import type { ReactNode } from 'react';

function show(children: ReactNode): void {
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no root');
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <Notifications position="top-right" />
        {children}
      </MantineProvider>
    </StrictMode>,
  );
}

connectDesk().then(
  (parts) => show(<App {...parts} />),
  (error: unknown) => show(<StartFailure message={error instanceof Error ? error.message : ''} />),
);
