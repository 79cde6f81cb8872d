/** A counter with a bell on it: where somebody is served. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <rect width="24" height="24" rx="6" />
      <path d="M5 17.5h14M12 8V6.5M7 14.5a5 5 0 0 1 10 0z" />
    </svg>
  );
}
