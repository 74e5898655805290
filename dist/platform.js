// In place of a module of @actions/core that this action does not use.
export {}
