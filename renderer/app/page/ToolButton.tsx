import { Tooltip } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import styles from './page.module.css';

export interface ToolButtonProps {
  readonly label: string;
  readonly icon: LucideIcon;
  /** Shown after the label in the tooltip. */
  readonly shortcut?: string;
  readonly pressed?: boolean;
  /** Shows the word beside the icon. */
  readonly wide?: boolean;
  /** Absent while the button has nothing to do. */
  readonly onClick?: () => void;
}

/** A button of a bar: an icon with a name, a key where it has one, at least 28 pixels wide and high. */
export function ToolButton(props: ToolButtonProps) {
  const tip = props.shortcut ? `${props.label} (${props.shortcut})` : props.label;
  return (
    <Tooltip
      label={tip}
      openDelay={400}
      transitionProps={{ duration: 0 }}
      events={{ hover: true, focus: false, touch: false }}
    >
      <button
        type="button"
        className={styles.tool}
        aria-label={props.wide ? undefined : props.label}
        aria-keyshortcuts={props.shortcut}
        aria-pressed={props.pressed}
        aria-disabled={props.onClick === undefined}
        onClick={props.onClick}
      >
        <props.icon size={17} aria-hidden />
        {props.wide ? <span className={styles.word}>{props.label}</span> : null}
      </button>
    </Tooltip>
  );
}
