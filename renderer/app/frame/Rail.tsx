import { NavLink } from 'react-router';
import css from './frame.module.css';
import { usePlaces } from './places';

export function Rail() {
  const places = usePlaces();
  return (
    <nav className={css.rail} aria-label="Rooms">
      {places.map(({ label, to, icon: Icon }) => (
        <NavLink key={to} to={to} end={to === '/'} className={css.room} title={label}>
          <Icon size={18} strokeWidth={1.75} aria-hidden />
          <span>{label}</span>
        </NavLink>
      ))}
    </nav>
  );
}
