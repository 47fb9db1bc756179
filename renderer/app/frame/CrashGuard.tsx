import { Button } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { EmptyState } from '../ui/EmptyState';
import { Screen } from '../ui/Screen';

/** A screen that breaks does not take the desk with it. */
export class CrashGuard extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <Screen title="This screen stopped">
        <EmptyState
          icon={TriangleAlert}
          title="This screen stopped working"
          action={<Button onClick={() => this.setState({ broken: false })}>Open it again</Button>}
        >
          What you did up to now is kept. If it stops again, go to the desk and tell the person who
          looks after this PC what you were doing.
        </EmptyState>
      </Screen>
    );
  }
}
