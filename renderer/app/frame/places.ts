import {
  BookUser,
  ChartColumn,
  FileText,
  GraduationCap,
  Inbox,
  ScrollText,
  Settings,
  type LucideIcon,
} from 'lucide-react';
import { useDesk } from '../desk/deskContext';
import { paths } from '../paths';
import { routes } from '../routes';

export interface PlaceOfDesk {
  readonly label: string;
  readonly to: string;
  readonly icon: LucideIcon;
}

const all: readonly PlaceOfDesk[] = [
  { label: 'Desk', to: paths.desk, icon: Inbox },
  { label: 'Requests', to: paths.requests, icon: FileText },
  { label: 'Disclosures', to: paths.disclosures, icon: ScrollText },
  { label: 'Reports', to: paths.reports, icon: ChartColumn },
  { label: 'Address book', to: paths.addressBook, icon: BookUser },
  { label: 'Settings', to: paths.settings, icon: Settings },
];

const lessons: PlaceOfDesk = { label: 'Lessons', to: paths.lessons, icon: GraduationCap };

/** The rooms of the rail; one appears when its screen does. */
const places = all.filter((place) => routes.some((route) => route.path === place.to));

/** A real desk has no lessons. */
export function usePlaces(): readonly PlaceOfDesk[] {
  const { practice } = useDesk();
  return practice ? [lessons, ...places] : places;
}
