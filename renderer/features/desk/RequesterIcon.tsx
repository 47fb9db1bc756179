import {
  Building2,
  HeartHandshake,
  Scale,
  ShieldPlus,
  Stethoscope,
  User,
  type LucideIcon,
} from 'lucide-react';

const icons: Readonly<Record<string, LucideIcon>> = {
  patient: User,
  representative: HeartHandshake,
  attorney: Scale,
  provider: Stethoscope,
  family: HeartHandshake,
  court: Scale,
  'health-plan': ShieldPlus,
  insurer: ShieldPlus,
  'workers-compensation': ShieldPlus,
};

export function RequesterIcon({ kind }: { kind: string }) {
  const Icon = icons[kind.toLowerCase()] ?? Building2;
  return <Icon size={15} strokeWidth={1.75} aria-hidden />;
}
