import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import css from './ui.module.css';

/** Never a blank list: says what would stand here, and the next action. */
export function EmptyState(props: {
  icon: LucideIcon;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={css.empty}>
      <props.icon size={32} strokeWidth={1.5} aria-hidden />
      <p className={css.emptyTitle}>{props.title}</p>
      {props.children && <div className={css.dimmed}>{props.children}</div>}
      {props.action}
    </div>
  );
}
