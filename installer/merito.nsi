; The installer for Windows: for one user, without administrator rights, in Italian.
; Values: VERSION, SOURCE (the folder to install), FILES (the commands that pack its files, in a fixed order), OUT (the
; file to make), SIZE_KB.
Unicode true
; The program is for 64 bits: where Windows has 32, it refuses the installer itself.
Target amd64-unicode
!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"

Name "Merito"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Merito"
InstallDirRegKey HKCU "Software\Merito" "InstallDir"
SetCompressor /SOLID lzma
BrandingText "Merito ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1040 "ProductName" "Merito"
VIAddVersionKey /LANG=1040 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1040 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1040 "FileDescription" "Installazione di Merito"
VIAddVersionKey /LANG=1040 "LegalCopyright" "Gli autori di Merito, EUPL-1.2"

!define MUI_ICON "${SOURCE}\merito.ico"
!define MUI_UNICON "${SOURCE}\merito.ico"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\python\pythonw.exe"
!define MUI_FINISHPAGE_RUN_PARAMETERS "$\"$INSTDIR\merito.pyw$\""
!define MUI_FINISHPAGE_RUN_TEXT "Apri Merito"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${SOURCE}\LICENSE.txt"
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Italian"

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Merito"
!define RUNNING "Merito è aperto. Chiuderlo (con Archivio salvato) e premere Riprova."

; A running program keeps its libraries open for writing by nobody: where one cannot be opened, it runs.
!macro AskToClose
  ask:
  ${If} ${FileExists} "$INSTDIR\python\python3.dll"
    ClearErrors
    FileOpen $0 "$INSTDIR\python\python3.dll" a
    ${If} ${Errors}
      IfSilent 0 +2
      Abort
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${RUNNING}" IDRETRY ask
      Abort
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

; Modules of a version before would be found beside those of this one: the folders of the program are made anew.
!macro RemoveProgram
  RMDir /r "$INSTDIR\python"
  RMDir /r "$INSTDIR\pkgs"
  Delete "$INSTDIR\merito.pyw"
  Delete "$INSTDIR\merito.ico"
  Delete "$INSTDIR\archivio.ico"
  Delete "$INSTDIR\LICENSE.txt"
!macroend

Section "Merito"
  !insertmacro AskToClose
  !insertmacro RemoveProgram
  !include "${FILES}"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortCut "$SMPROGRAMS\Merito.lnk" "$INSTDIR\python\pythonw.exe" '"$INSTDIR\merito.pyw"' "$INSTDIR\merito.ico"

  WriteRegStr HKCU "Software\Merito" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "Software\Classes\.merito" "" "Merito.Archivio"
  WriteRegStr HKCU "Software\Classes\Merito.Archivio" "" "Archivio di Merito"
  WriteRegStr HKCU "Software\Classes\Merito.Archivio\DefaultIcon" "" "$INSTDIR\archivio.ico"
  WriteRegStr HKCU "Software\Classes\Merito.Archivio\shell\open\command" "" '"$INSTDIR\python\pythonw.exe" "$INSTDIR\merito.pyw" "%1"'

  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "Merito"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\merito.ico"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "Gli autori di Merito"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

; Only what was installed goes: an archive that somebody kept in this folder stays, and so do settings and logs.
Section "Uninstall"
  !insertmacro AskToClose
  !insertmacro RemoveProgram
  Delete "$SMPROGRAMS\Merito.lnk"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  DeleteRegKey HKCU "Software\Classes\Merito.Archivio"
  ReadRegStr $0 HKCU "Software\Classes\.merito" ""
  ${If} $0 == "Merito.Archivio"
    DeleteRegKey HKCU "Software\Classes\.merito"
  ${EndIf}
  ; The settings are in a key under this one: they stay.
  DeleteRegValue HKCU "Software\Merito" "InstallDir"
  DeleteRegKey /ifempty HKCU "Software\Merito"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
