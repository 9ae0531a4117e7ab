//! proeven
