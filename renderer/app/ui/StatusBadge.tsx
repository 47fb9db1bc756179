import {
  Ban,
  Circle,
  CircleAlert,
  CircleCheck,
  CircleDot,
  CircleMinus,
  Clock,
  Info,
  type LucideIcon,
} from 'lucide-react';
import type { Step } from '../../../shared/contract/request';
import css from './ui.module.css';

export type Tone = 'neutral' | 'info' | 'ok' | 'warn' | 'bad' | 'waiting' | 'off';

const icons: Record<Tone, LucideIcon> = {
  neutral: Circle,
  info: CircleDot,
  ok: CircleCheck,
  warn: CircleAlert,
  bad: Ban,
  waiting: Clock,
  off: CircleMinus,
};

/** A status is an icon, a word and a colour, never a colour alone. */
export function StatusBadge(props: { tone: Tone; label: string; icon?: LucideIcon }) {
  const Icon = props.icon ?? icons[props.tone];
  return (
    <span className={css.badge} data-tone={props.tone}>
      <Icon size={15} aria-hidden strokeWidth={2.25} />
      {props.label}
    </span>
  );
}

const stepWords: Record<Step['status'], { tone: Tone; label: string; icon?: LucideIcon }> = {
  'not-started': { tone: 'neutral', label: 'Not started' },
  'cannot-start': { tone: 'off', label: 'Cannot start yet' },
  'in-progress': { tone: 'info', label: 'In progress' },
  done: { tone: 'ok', label: 'Done' },
  attention: { tone: 'warn', label: 'Needs attention' },
  'not-needed': { tone: 'off', label: 'Not needed', icon: Info },
};

export function StepBadge(props: { status: Step['status'] }) {
  return <StatusBadge {...stepWords[props.status]} />;
}
