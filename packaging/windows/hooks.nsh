; What the bundler's installer lacks: odc, its entry in App Paths and in Path, what belongs to the programs as
; documents, and the removal of the folder that the programs really use.
;
; ODC_PACKAGE is the folder that `xtask/src/package.rs` lays out. /NOPATH leaves Path alone; /DELETEDATA, for the
; uninstaller, does in silence what its check box does.

!define ODC_FILES "$%ODC_PACKAGE%"
!define ODC_APP_PATHS "Software\Microsoft\Windows\CurrentVersion\App Paths"

; Adds $INSTDIR to Path ($R8 = 1) or takes it out ($R8 = 0): the computer's if $R9 is "AllUsers", else the person's.
; Path never is a variable of NSIS, which would cut it at 1,024 characters: it stays in memory of its own, with its
; type, from registry to registry.
!macro ODC_PATH_FUNCTION un
Function ${un}OdcPath
  ${If} $R9 == "AllUsers"
    StrCpy $1 0x80000002
    StrCpy $2 "SYSTEM\CurrentControlSet\Control\Session Manager\Environment"
  ${Else}
    StrCpy $1 0x80000001
    StrCpy $2 "Environment"
  ${EndIf}
  ; To read and to set, in the 64-bit view.
  System::Call 'advapi32::RegOpenKeyExW(p r1, w r2, i 0, i 0x103, *p .r3) i .r0'
  ${If} $0 <> 0
    Return
  ${EndIf}
  System::Call 'advapi32::RegQueryValueExW(p r3, w "Path", p 0, *i .r4, p 0, *i .r5) i .r0'
  ${If} $0 = 2
    ; There is none yet.
    StrCpy $4 2
    StrCpy $5 0
  ${ElseIf} $0 <> 0
    Goto close
  ${EndIf}
  ; Text only, and no more than Windows takes.
  ${If} $4 <> 1
  ${AndIf} $4 <> 2
    Goto close
  ${EndIf}
  ${If} $5 > 60000
    Goto close
  ${EndIf}
  ; ";" Path ";" so that each folder is between two of them, and room for one more.
  IntOp $6 $5 + 4096
  System::Alloc $6
  Pop $7
  System::Call '*$7(&i2 59)'
  IntPtrOp $8 $7 + 2
  ${If} $5 > 0
    System::Call 'advapi32::RegQueryValueExW(p r3, w "Path", p 0, p 0, p r8, *i r5) i .r0'
    ${If} $0 <> 0
      Goto free
    ${EndIf}
  ${EndIf}
  System::Call 'kernel32::lstrcatW(p r7, w ";")'
  StrCpy $9 ";$INSTDIR;"
  System::Call 'shlwapi::StrStrIW(p r7, w r9) p .r6'
  ${If} $R8 = 1
    ${If} $6 P<> 0
      Goto free
    ${EndIf}
    StrCpy $9 "$INSTDIR"
    System::Call 'kernel32::lstrcatW(p r7, w r9)'
    ; Without a Path it is ";;" and the folder.
    ${If} $5 <= 2
      IntPtrOp $8 $7 + 4
    ${EndIf}
  ${Else}
    ${If} $6 P= 0
      Goto free
    ${EndIf}
    ; What follows moves over the folder and the ";" before it.
    StrLen $5 $9
    IntOp $5 $5 - 1
    IntOp $5 $5 * 2
    IntPtrOp $5 $6 + $5
    System::Call 'kernel32::lstrlenW(p r5) i .r0'
    IntOp $0 $0 + 1
    IntOp $0 $0 * 2
    System::Call 'kernel32::RtlMoveMemory(p r6, p r5, p r0)'
    ; Without the ";" that was appended above.
    System::Call 'kernel32::lstrlenW(p r7) i .r0'
    IntOp $0 $0 - 1
    IntOp $0 $0 * 2
    IntPtrOp $0 $7 + $0
    System::Call '*$0(&i2 0)'
    ${If} $0 P= $7
      System::Call 'advapi32::RegDeleteValueW(p r3, w "Path")'
      Goto free
    ${EndIf}
  ${EndIf}
  System::Call 'kernel32::lstrlenW(p r8) i .r0'
  IntOp $0 $0 + 1
  IntOp $0 $0 * 2
  System::Call 'advapi32::RegSetValueExW(p r3, w "Path", i 0, i r4, p r8, i r0)'
  free:
  System::Free $7
  ; Consoles that open from now on see it.
  SendMessage ${HWND_BROADCAST} ${WM_SETTINGCHANGE} 0 "STR:Environment" /TIMEOUT=2000
  close:
  System::Call 'advapi32::RegCloseKey(p r3)'
FunctionEnd
!macroend

!macro NSIS_HOOK_POSTINSTALL
  File "/oname=odc.exe" "${ODC_FILES}\odc.exe"
  CreateDirectory "$INSTDIR\documents"
  File "/oname=documents\licenses.txt" "${ODC_FILES}\doc\licenses.txt"
  File "/oname=documents\sbom.cdx.json" "${ODC_FILES}\doc\sbom.cdx.json"
  ; Not beside odc.exe: PowerShell would run a script of that name instead of the program.
  File "/oname=documents\odc.ps1" "${ODC_FILES}\completions\odc.ps1"
  WriteRegStr SHCTX "${ODC_APP_PATHS}\odc.exe" "" "$INSTDIR\odc.exe"
  WriteRegStr SHCTX "${ODC_APP_PATHS}\${MAINBINARYNAME}.exe" "" "$INSTDIR\${MAINBINARYNAME}.exe"
  ${GetOptions} $CMDLINE "/NOPATH" $R7
  ${If} ${Errors}
    StrCpy $R8 1
    StrCpy $R9 $MultiUser.InstallMode
    Call OdcPath
  ${EndIf}
  ClearErrors
!macroend

!macro NSIS_HOOK_PREUNINSTALL
  ${GetOptions} $CMDLINE "/DELETEDATA" $R7
  ${IfNot} ${Errors}
    StrCpy $DeleteAppDataCheckboxState 1
  ${EndIf}
  ClearErrors
!macroend

!macro NSIS_HOOK_POSTUNINSTALL
  Delete "$INSTDIR\odc.exe"
  Delete "$INSTDIR\documents\licenses.txt"
  Delete "$INSTDIR\documents\sbom.cdx.json"
  Delete "$INSTDIR\documents\odc.ps1"
  RMDir "$INSTDIR\documents"
  RMDir "$INSTDIR"
  ; Not SHCTX: deleting data has turned that to the person.
  ${If} $MultiUser.InstallMode == "AllUsers"
    DeleteRegKey HKLM "${ODC_APP_PATHS}\odc.exe"
    DeleteRegKey HKLM "${ODC_APP_PATHS}\${MAINBINARYNAME}.exe"
  ${Else}
    DeleteRegKey HKCU "${ODC_APP_PATHS}\odc.exe"
    DeleteRegKey HKCU "${ODC_APP_PATHS}\${MAINBINARYNAME}.exe"
  ${EndIf}
  StrCpy $R8 0
  StrCpy $R9 $MultiUser.InstallMode
  Call un.OdcPath
  ; `store::folder` of the engine. The bundler knows only folders that are named after the identifier.
  ${If} $DeleteAppDataCheckboxState = 1
  ${AndIf} $UpdateMode <> 1
    SetShellVarContext current
    RMDir /r "$LOCALAPPDATA\okta-dell-connect"
  ${EndIf}
!macroend

!insertmacro ODC_PATH_FUNCTION ""
!insertmacro ODC_PATH_FUNCTION "un."
