/** Where the window shows the simulated consoles; steps refer to it. */
class Place {
  open = $state(false);
  /** Beside the step, else below it. */
  beside = $state(true);
}

export const place = new Place();
