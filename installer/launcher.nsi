; What starts the portable program by a double click: it hands what it was given over to Python, without a black window.
; Values: SOURCE (the folder of the program), OUT (the file to make), VERSION.
Unicode true
Target amd64-unicode
!include "FileFunc.nsh"

Name "Merito"
OutFile "${OUT}"
Icon "${SOURCE}\merito.ico"
RequestExecutionLevel user
SilentInstall silent
SetCompressor lzma
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1040 "ProductName" "Merito"
VIAddVersionKey /LANG=1040 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1040 "FileDescription" "Merito"
VIAddVersionKey /LANG=1040 "LegalCopyright" "Gli autori di Merito, EUPL-1.2"

Section
  ${GetParameters} $0
  Exec '"$EXEDIR\python\pythonw.exe" "$EXEDIR\merito.pyw" $0'
SectionEnd
