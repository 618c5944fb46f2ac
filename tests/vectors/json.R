# Writes what R computed as JSON: whole numbers as they are, others with 15 digits.
number <- function(x) if (x == round(x) && abs(x) < 1e15) sprintf("%.0f", x) else sprintf("%.15g", x)
json <- function(x) {
  if (is.list(x)) {
    inner <- vapply(x, json, "")
    if (is.null(names(x))) return(paste0("[", paste(inner, collapse = ","), "]"))
    return(paste0("{", paste0('"', names(x), '":', inner, collapse = ","), "}"))
  }
  parts <- vapply(unname(x), number, "")
  if (length(x) == 1) parts else paste0("[", paste(parts, collapse = ","), "]")
}
