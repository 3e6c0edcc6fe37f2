/** Where the window has the simulated consoles: it puts them there, and the steps name the place. */
class Place {
  open = $state(false);
  /** Beside the step, else below it. */
  beside = $state(true);
}

export const place = new Place();
