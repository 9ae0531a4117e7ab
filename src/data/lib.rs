//! Frames erin, frames eruit.

pub mod tabellen;
