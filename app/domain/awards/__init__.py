"""Awards in euros as the contratto integrativo (CCI) rules them: rules as data, who takes part, shares to the cent."""
