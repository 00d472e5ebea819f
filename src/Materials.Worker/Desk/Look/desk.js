// Pages are whole without it. It only adds what forms and links cannot do.
