//! Tests over several rooms at once, in one binary.

mod tidy;
