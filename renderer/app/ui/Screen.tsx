import type { ReactNode } from 'react';
import { ScreenHeading } from './ScreenHeading';
import css from './ui.module.css';

interface ScreenProps {
  title: string;
  children: ReactNode;
  /** Beside the title: filters, secondary buttons. */
  actions?: ReactNode;
  /** The bar at the bottom; its last child is the primary button. */
  footer?: ReactNode;
  /** The body fills the height and scrolls by itself (lists, panes). */
  fill?: boolean;
  /** Where an unlocked desk finds its scroll position again. */
  scrollKey?: string;
}

/** A screen that is not about one request. */
export function Screen(props: ScreenProps) {
  return (
    <div className={css.screen}>
      <header className={css.screenHead}>
        <ScreenHeading title={props.title} />
        {props.actions}
      </header>
      <div
        className={css.screenBody}
        data-fill={props.fill || undefined}
        data-scroll-key={props.scrollKey}
      >
        {props.children}
      </div>
      {props.footer && <footer className={css.foot}>{props.footer}</footer>}
    </div>
  );
}
